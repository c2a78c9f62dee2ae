/** A workflow of GitHub that pulls every night; `docs/workflows/pull-nightly.yml` is the same, which a test holds it to. */
export const nightlyWorkflow = `# Every night: fetches what providers publish, generates the clients again, and opens a pull request with the drift in its text.
# Copy it to .github/workflows/ and allow Actions to create pull requests (Settings, Actions, General).
# GitHub starts no workflow for what is pushed or opened with the token of a job: the checks of such a pull request begin when somebody
# closes and opens it again. With a secret PULL_TOKEN, a token of an account or an app that may write contents and pull requests of this
# repository alone, they begin by themselves.
name: Pull descriptions
on:
  schedule:
    - cron: "17 3 * * *"
  workflow_dispatch:
permissions: {}
concurrency:
  group: pull-descriptions
jobs:
  # What comes from providers is read without a right to write anything.
  pull:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    outputs:
      changed: \${{ steps.changes.outputs.changed }}
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
          cache: npm
      - run: npm ci --ignore-scripts
      # Exit code 2: a source failed, and its file stays as it was; the others are taken.
      - run: npx concord pull || [ $? -eq 2 ]
      - run: npx concord generate
      - run: npx concord drift --since HEAD --fail-on none --format markdown=drift.md
      - id: changes
        run: |
          git add --all -- . ':!drift.md'
          git diff --cached --binary > pulled.patch
          if [ -s pulled.patch ]; then echo "changed=true" >> "$GITHUB_OUTPUT"; fi
      - if: steps.changes.outputs.changed == 'true'
        uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: pulled
          path: |
            pulled.patch
            drift.md
  propose:
    needs: pull
    if: needs.pull.outputs.changed == 'true'
    runs-on: ubuntu-latest
    permissions:
      contents: write
      pull-requests: write
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          token: \${{ secrets.PULL_TOKEN || github.token }}
      # By its major version: pin the commit of the release that you have looked at.
      - uses: actions/download-artifact@v4
        with:
          name: pulled
          path: \${{ runner.temp }}/pulled
      - env:
          GH_TOKEN: \${{ secrets.PULL_TOKEN || github.token }}
          PULLED: \${{ runner.temp }}/pulled
          BASE: \${{ github.event.repository.default_branch }}
          BOT: 41898282+github-actions[bot]@users.noreply.github.com
        run: |
          git apply --index "$PULLED/pulled.patch"
          git config user.name "github-actions[bot]"
          git config user.email "$BOT"
          git checkout -B pull-descriptions
          git commit --message "Pull descriptions"
          # The branch is made anew each night, unless it has commits of others, which nobody may drop.
          seen=""
          if git fetch --quiet origin pull-descriptions; then seen="$(git rev-parse FETCH_HEAD)"; fi
          others=""
          if [ -n "$seen" ]; then others="$(git log --format=%ae "$seen" --not "origin/$BASE" | grep -vxF "$BOT" || true)"; fi
          if [ -n "$others" ]; then
            echo "::error title=Pull descriptions::pull-descriptions has commits of others: merge its pull request, or delete the branch, and run this again."
            exit 1
          fi
          git push --force-with-lease="pull-descriptions:$seen" origin pull-descriptions
          if [ -n "$(gh pr list --head pull-descriptions --state open --json number --jq '.[].number')" ]
          then gh pr edit pull-descriptions --body-file "$PULLED/drift.md"
          else gh pr create --base "$BASE" --head pull-descriptions --title "Pull descriptions" --body-file "$PULLED/drift.md"; fi
`;
