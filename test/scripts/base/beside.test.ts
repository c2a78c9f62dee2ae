import { expect, it } from "vitest";
import { type Jobs, serveBeside } from "../../../scripts/base/beside.js";
import { besideHere } from "../../helpers/beside-here.js";

async function withJobs<Result>(
  jobs: Jobs,
  use: (here: ReturnType<typeof besideHere>) => Promise<Result>,
): Promise<Result> {
  const here = besideHere((port) => serveBeside(port, jobs));
  try {
    return await use(here);
  } finally {
    here.close();
  }
}

it("a thread beside does its jobs in their order, each with its own answer", async () => {
  const done: number[] = [];
  const wait = async (milliseconds: number) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    done.push(milliseconds);
    return -milliseconds;
  };
  const answers = await withJobs({ wait }, ({ beside }) =>
    Promise.all([30, 1, 10].map((milliseconds) => beside.ask("wait", milliseconds))),
  );
  expect(answers).toEqual([-30, -1, -10]);
  expect(done).toEqual([30, 1, 10]);
});

it("a thread beside gets a copy of what there is when it is asked", async () => {
  const input = { names: new Set(["a"]), text: "before" };
  const seen = await withJobs({ read: (given: unknown) => given }, ({ beside }) => {
    const answer = beside.ask("read", input);
    input.text = "after";
    return answer;
  });
  expect(seen).toEqual({ names: new Set(["a"]), text: "before" });
});

it("a job that throws fails by itself, and those after it are done", async () => {
  const jobs = {
    fail: () => {
      throw new RangeError("Too deep.");
    },
    add: (number: number) => number + 1,
  };
  await withJobs(jobs, async ({ beside }) => {
    const failed = beside.ask("fail", 0);
    expect(await beside.ask("add", 1)).toBe(2);
    await expect(failed).rejects.toThrow(new RangeError("Too deep."));
  });
});

const never = { never: () => new Promise(() => {}) };

it("a thread beside that fails fails all that it was asked for", async () => {
  await withJobs(never, async ({ beside, emit }) => {
    const asked = [beside.ask("never", 0), beside.ask("never", 1)];
    emit("error", new Error("No memory."));
    for (const each of asked) await expect(each).rejects.toThrow("No memory.");
  });
});

it("a thread beside that ends fails what it has not done", async () => {
  await withJobs({ ...never, add: (number: number) => number + 1 }, async ({ beside, emit }) => {
    expect(await beside.ask("add", 1)).toBe(2);
    const asked = beside.ask("never", 0);
    emit("exit", 0);
    await expect(asked).rejects.toThrow("ended before");
  });
});
