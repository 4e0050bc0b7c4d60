import { route } from "@/lib/http/route";
import { listSnapshotsOfList, takeSnapshot } from "@/lib/lists/snapshot-operations";

export const GET = route(listSnapshotsOfList);
export const POST = route(takeSnapshot, { status: 201 });
