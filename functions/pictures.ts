import middy from '@middy/core';
import { showPicture } from '../lib/http/show-picture.ts';
import { rewired } from '../lib/wire/rewired.ts';
import { wirePictures } from '../lib/wire/pictures.ts';

/** The pictures that LINE fetches. */
export const handler = middy(rewired('pictures', (...from) => showPicture(wirePictures(...from))));
