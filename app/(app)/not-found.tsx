import { FramedNotice } from "@/components/shell/FramedNotice";
import { NotFoundNotice } from "@/components/shell/NotFoundNotice";

/** What a page inside the frame doesn't have; an address without any page has the plain one. */
export default function NotFound() {
  return <NotFoundNotice frame={FramedNotice} />;
}
