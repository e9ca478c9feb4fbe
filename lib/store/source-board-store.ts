import type { SourceBoard, SourceBoardStore } from '../core/source-board.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

/** Beside the board of exchanges (board-store.ts). */
const [BOARD, SOURCES] = ['board', 'sources'];

/** One packed item: some 60 bytes a feed. The last run to end is the newest. */
export const createSourceBoardStore = ({ table }: { table: Table }): SourceBoardStore => ({
  async load() {
    const item = await table.get(BOARD, SOURCES, false);
    return item === undefined ? undefined : (unpack(item.board) as SourceBoard);
  },
  async save(board) {
    await table.put({ pk: BOARD, sk: SOURCES, board: pack(board) });
  },
});
