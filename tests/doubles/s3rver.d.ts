declare module "s3rver" {
  interface Call {
    method: string;
    path: string;
    query: Record<string, string | string[] | undefined>;
    status: number;
  }

  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string }[];
    });
    /** Handlers in the order of their turn. */
    middleware: ((call: Call, next: () => Promise<void>) => Promise<void>)[];
    store: { getResourcePath(bucket: string, key: undefined, resource: "uploads"): string };
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
