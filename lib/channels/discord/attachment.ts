import type { Attachment } from '../../core/channel.ts';
import { formOf } from '../form-of.ts';

/** https://discord.com/developers/docs/resources/message#attachment-object */
const DESCRIPTION_MOST = 1_024;

/** The parts of an answer that carries a file: https://discord.com/developers/docs/reference#uploading-files */
export const answerForm = (type: number, data: object, attachment: Attachment): FormData => {
  const described = {
    id: '0',
    filename: attachment.name,
    description: attachment.description.slice(0, DESCRIPTION_MOST),
  };
  return formOf({ payload_json: { type, data: { ...data, attachments: [described] } } }, 'files[0]', attachment);
};
