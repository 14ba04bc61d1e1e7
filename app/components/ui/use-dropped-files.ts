import { type DragEvent, useState } from "react";

/** Spread `dropArea` on what takes files; the keyboard's way in is the input inside it. */
export function useDroppedFiles(take: (files: FileList) => void) {
  const [isOver, setIsOver] = useState(false);
  const dropArea = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer.files.length > 0) take(event.dataTransfer.files);
    },
  };
  return { isOver, dropArea };
}
