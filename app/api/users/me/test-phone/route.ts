import { route } from "@/lib/http/route";
import { readTestPhone, saveTestPhone } from "@/lib/users/own-account";

export const GET = route(readTestPhone);
export const PUT = route(saveTestPhone);
