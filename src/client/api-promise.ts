/** Data of a success with the response that brought it. */
export interface ApiResult<T> {
  readonly data: T;
  /** Status and headers. Its body has been read, except that of a stream, which the stream reads. */
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** A call under way: a promise of its data. */
export interface ApiPromise<T> extends Promise<T> {
  /** The data together with the response. */
  withResponse(): Promise<ApiResult<T>>;
}

/** Makes the promise that a method returns. Whichever of the two promises is not used stays quiet when the call fails. */
export function apiPromise<T>(result: Promise<ApiResult<T>>): ApiPromise<T> {
  const data = result.then((value) => value.data);
  const withResponse = () => {
    data.catch(() => undefined);
    return result;
  };
  return Object.assign(data, { withResponse });
}
