import { readGatewayConfig } from './config';

it('trusts nobody where nothing is said', () => {
  expect(readGatewayConfig({}).trust).toEqual({ proxies: new Set(), webSecret: null });
  expect(readGatewayConfig({ TRUSTED_PROXIES: ' , ', KOMMIS_WEB_SECRET: ' ' }).trust).toEqual({
    proxies: new Set(),
    webSecret: null,
  });
});

it('trusts the proxies that are named, and the web that knows the secret', () => {
  const { trust, port } = readGatewayConfig({
    TRUSTED_PROXIES: '10.0.0.1, ::1',
    KOMMIS_WEB_SECRET: 's',
    PORT: '4000',
  });
  expect(trust).toEqual({ proxies: new Set(['10.0.0.1', '::1']), webSecret: 's' });
  expect(port).toBe(4000);
});
