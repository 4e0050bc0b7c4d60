"use client";
import { useEffect } from "react";

const AGAIN_MS = 10_000;

/** Nobody stands before a wall to press anything: it begins anew by itself. */
export default function WallError() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, []);
  return <main id="main" className="min-h-dvh bg-canvas" />;
}
