import { route } from "@/lib/http/route";
import { createUser, listUsers } from "@/lib/users/operations";

export const GET = route(listUsers);
export const POST = route(createUser, { status: 201 });
