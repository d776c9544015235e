/* A Modbus server that nobody of this project wrote: libmodbus, with registers like those of an Arc pH sensor.
   Its plain float has the low word first, as the sensor. Usage: arc_like_server tcp, or arc_like_server rtu DEVICE;
   prints the TCP port, or 0, when it listens. */
#include <modbus.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

static void text(uint16_t *to, const char *from) {
    for (int i = 0; i < (int)strlen(from); i++) to[i / 2] |= (uint16_t)((unsigned char)from[i] << (i % 2 ? 0 : 8));
}

int main(int count, char **words) {
    int is_tcp = strcmp(words[1], "tcp") == 0, port = 0, listening = -1, length, reference = 5161, calibrations = 5167;
    modbus_t *line = is_tcp ? modbus_new_tcp("127.0.0.1", 0) : modbus_new_rtu(words[count - 1], 19200, 'N', 8, 2);
    modbus_mapping_t *map = modbus_mapping_new(0, 0, 9000, 0);
    uint16_t *r = map->tab_registers;
    uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
    text(r + 1311, "LIBMODBUS"); text(r + 1279, "242111/01"); text(r + 1031, "EPHUM031");
    r[2089] = 1 << 12; modbus_set_float(7.25f, r + 2091); modbus_set_float(14.0f, r + 2097);
    r[2409] = 1 << 2; modbus_set_float(36.5f, r + 2411); modbus_set_float(130.0f, r + 2417);
    modbus_set_float(98.0f, r + 4871); modbus_set_float(1234.5f, r + 4675);
    r[calibrations] = 1;
    if (is_tcp) {
        struct sockaddr_in at; socklen_t size = sizeof at;
        listening = modbus_tcp_listen(line, 1);
        getsockname(listening, (struct sockaddr *)&at, &size);
        port = ntohs(at.sin_port);
    } else {
        modbus_set_slave(line, 1);
        if (modbus_connect(line) < 0) return 1;
    }
    printf("%d\n", port); fflush(stdout);
    if (is_tcp) modbus_tcp_accept(line, &listening);
    while ((length = modbus_receive(line, query)) >= 0) {
        if (length > 0) modbus_reply(line, query, length, map);
        if (r[reference] || r[reference + 1]) { /* a calibration, if level A was entered with password 70000 */
            int is_a = r[4287] == 0x0C && r[4288] == 0 && r[4289] == 4464 && r[4290] == 1;
            if (is_a) { memcpy(r + 2091, r + reference, 4); r[calibrations]++; }
            r[reference] = r[reference + 1] = 0;
        }
    }
    return 0;
}
