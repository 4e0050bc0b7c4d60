import { sendVerification } from "@/lib/caller-ids/operations";
import { route } from "@/lib/http/route";

export const POST = route(sendVerification, { status: 201 });
