import type { Attachment } from '../core/channel.ts';

/** A file for a form of several parts, as browsers send it (RFC 7578). */
export const fileOf = ({ bytes, mediaType }: Attachment): Blob => new Blob([bytes], { type: mediaType });

/** Fields that are no text travel as JSON; the file keeps its name. */
export const formOf = (fields: Readonly<Record<string, unknown>>, place: string, attachment: Attachment): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  form.set(place, fileOf(attachment), attachment.name);
  return form;
};
