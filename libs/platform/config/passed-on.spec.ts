import { openTelemetrySettings, passedOn } from './passed-on';

const environment = {
  PATH: '/bin',
  INTERDICT_LOG_LEVEL: 'debug',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
  DATABASE_URL: 'postgresql://owner:secret@db/interdict',
  INTERDICT_RELAY_PASSWORD: 'secret',
  AWS_SECRET: 'x',
  TZ: undefined,
};

describe('What a process that we start is told of our environment', () => {
  it('is our settings and its surroundings, never the owner’s database nor what is others’', () =>
    expect(passedOn(environment)).toEqual({
      PATH: '/bin',
      INTERDICT_LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    }));

  it('has the settings of OpenTelemetry among it', () =>
    expect(openTelemetrySettings(environment)).toEqual({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    }));
});
