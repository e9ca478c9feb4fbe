import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** Handles one message's body. Throwing puts that message back, and no other. */
export type HandleMessage = (body: string, remainingMs: () => number) => Promise<void>;

/** A queue's event to its messages, side by side; those that fail are reported one by one. */
export const consumeQueue =
  (handle: HandleMessage) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(
      event,
      (record: SQSRecord) => handle(record.body, () => context.getRemainingTimeInMillis()),
      processor,
      // A message that fails alone is no failure of the function.
      { throwOnFullBatchFailure: false },
    );
  };
