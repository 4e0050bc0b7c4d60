import { confirmVerification } from "@/lib/caller-ids/operations";
import { route } from "@/lib/http/route";

export const POST = route(confirmVerification, { status: 201 });
