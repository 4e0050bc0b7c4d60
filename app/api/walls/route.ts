import { route } from "@/lib/http/route";
import { createWallLink, listWallLinks } from "@/lib/walls/operations";

export const GET = route(listWallLinks);
export const POST = route(createWallLink, { status: 201 });
