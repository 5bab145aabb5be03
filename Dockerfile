# The newsroom behind gunicorn, as a user without privileges. Build: docker compose build
FROM python:3.13-slim AS built
WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN python -m venv /venv \
 && /venv/bin/pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements/base.txt

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DEBUG=0 HOST=0.0.0.0 PORT=8000 NEWSROOM_DATA=/data
RUN useradd --system --uid 1000 --no-create-home newsroom && install -d -o newsroom -g newsroom /data
COPY --from=built /venv /venv
WORKDIR /app
COPY . .
# Messages are part of the image; static files are collected at the start, beside the uploads.
RUN SECRET_KEY=for-the-build-alone NEWSROOM_DATA=/tmp/build python manage.py compile_catalogue && rm -rf /tmp/build
USER newsroom
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "scripts/healthy.py"]
CMD ["sh", "-c", "python manage.py migrate --no-input && python manage.py collectstatic --no-input --verbosity 0 && exec gunicorn"]
