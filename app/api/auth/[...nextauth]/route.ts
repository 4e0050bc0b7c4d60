import { authRoute } from "@/lib/auth/session";

export const GET = authRoute;
export const POST = authRoute;
