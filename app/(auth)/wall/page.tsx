import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Wall } from "@/components/walls/Wall";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("walls"))("screen.title") };
}

/** For a screen that nobody is signed in at: the link's token in the fragment decides, in the browser. */
export default function WallPage() {
  return <Wall />;
}
