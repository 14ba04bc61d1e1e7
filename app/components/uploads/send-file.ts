export interface Sending {
  name: string;
  /** 0 to 1. */
  share: number;
}

export type SendingResult = { id: string } | { refusal: string } | { failed: true };

/**
 * Sends a file as the bare body of a request: nothing has to be unpacked, and the browser says how far it is. Fetch does
 * not tell that of a request.
 */
export function sendFile(file: File, onProgress: (sending: Sending) => void): Promise<SendingResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/uploads/receive");
    request.responseType = "json";
    request.setRequestHeader("X-Filename", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ name: file.name, share: total ? loaded / total : 0 });
    request.onload = () => resolve(isResult(request.response) ? request.response : { failed: true });
    request.onerror = () => resolve({ failed: true });
    request.onabort = () => resolve({ failed: true });
    request.send(file);
  });
}

const isResult = (answer: unknown): answer is { id: string } | { refusal: string } =>
  typeof answer === "object" && answer !== null && ("id" in answer || "refusal" in answer);
