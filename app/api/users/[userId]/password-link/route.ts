import { route } from "@/lib/http/route";
import { createPasswordLink } from "@/lib/users/operations";

export const POST = route(createPasswordLink, { status: 201 });
