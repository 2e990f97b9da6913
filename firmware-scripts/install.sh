#!/bin/sh
# Makes a Debian 12 machine a store box, from a clone that has been started or built once (it then holds its
# own Node, its packages and the screens). Run again, it updates the program and leaves the data alone.
#   sudo firmware-scripts/install.sh TENANT_ID STORE_ID [CLOUD_URL]
set -eu
[ "$(id -u)" = 0 ] || { echo "Run as root: sudo $0 TENANT_ID STORE_ID [CLOUD_URL]" >&2; exit 1; }
[ $# -ge 2 ] || { echo "Usage: $0 TENANT_ID STORE_ID [CLOUD_URL]" >&2; exit 2; }
here=$(cd "$(dirname "$0")/.." && pwd)
to=/opt/store-appliance
"$here/node_modules/.bin/node" --version >/dev/null 2>&1 && [ -d "$here/var/web" ] || {
  echo "This clone is not built: run 'npm run build' in $here first." >&2; exit 1; }

for user in store store-hub; do
  id "$user" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --shell /usr/sbin/nologin "$user"
done

# Beside the old one, then swapped: a cut in the middle leaves a whole program either way.
rm -rf "$to.new" && mkdir -p "$to.new/var" "$to.new/bin"
for part in appliance cloud-bridge firmware-scripts schema systemd node_modules package.json; do
  cp -a "$here/$part" "$to.new/"
done
cp -a "$here/var/web" "$to.new/var/"
cp -a "$here"/node_modules/@flydotio/litestream-linux-*/litestream "$to.new/bin/" 2>/dev/null || true
chown -R root:root "$to.new" && chmod -R go+rX,go-w "$to.new"
rm -rf "$to.old" && { [ ! -e "$to" ] || mv "$to" "$to.old"; } && mv "$to.new" "$to"

units=/etc/systemd/system
install -d -m 0750 /etc/store-appliance
install -d /etc/systemd/journald.conf.d /etc/tmpfiles.d "$units/store-.service.d"
cp "$to"/systemd/store-server.service "$to"/systemd/store-device-hub.service "$units/"
cp "$to"/systemd/store-.service.d/hardening.conf "$units/store-.service.d/"
cp "$to"/systemd/70-store-devices.rules /etc/udev/rules.d/
cp "$to"/systemd/journald.conf /etc/systemd/journald.conf.d/store.conf
cp "$to"/systemd/tmpfiles.conf /etc/tmpfiles.d/store.conf
[ -e /etc/store-appliance/store.env ] || cat >/etc/store-appliance/store.env <<EOF
TENANT_ID=$1
STORE_ID=$2
HTTP_PORT=8080
MQTT_PORT=1883
${3:+CLOUD_URL=$3}
EOF
litestream=
if [ -x "$to/bin/litestream" ]; then
  litestream=store-litestream.service
  cp "$to/systemd/$litestream" "$units/"
  [ -e /etc/store-appliance/litestream.yml ] || install -m 0640 -g store "$to/systemd/litestream.yml" /etc/store-appliance/
fi
chgrp store /etc/store-appliance
systemd-tmpfiles --create /etc/tmpfiles.d/store.conf
udevadm control --reload
systemctl daemon-reload
# shellcheck disable=SC2086 # none or one name
systemctl enable store-server.service store-device-hub.service $litestream
systemctl restart store-server.service store-device-hub.service
echo "The store runs: http://$(hostname):8080/till/ (systemctl status 'store-*', journalctl -u store-server)"
