package org.ferrule.transport.modbus;

import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.serial.server.SerialPortServerTransport;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusRtuServer;
import com.digitalpetri.modbus.server.ModbusServer;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadWriteModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyRtuServerTransport;
import com.digitalpetri.modbus.tcp.server.NettyServerTransportConfig;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A server written by other people than j2mod and us; knows units 1 and 2, each with an image of its own. */
final class PeerDevice extends ReadWriteModbusServices implements AutoCloseable {
    final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, ProcessImage> images = Map.of(1, image(100), 2, image(200));
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final ModbusServer server;

    private PeerDevice(Function<PeerDevice, ModbusServer> server) throws Exception {
        this.server = server.apply(this);
        this.server.start();
    }

    static PeerDevice tcp() throws Exception {
        return new PeerDevice(
                self -> ModbusTcpServer.create(new NettyTcpServerTransport(config(self::listening)), self));
    }

    static PeerDevice rtuOverTcp() throws Exception {
        return new PeerDevice(
                self -> ModbusRtuServer.create(new NettyRtuServerTransport(config(self::listening)), self));
    }

    static PeerDevice serial(String path) throws Exception {
        return new PeerDevice(self -> ModbusRtuServer.create(
                SerialPortServerTransport.create(b -> b.setSerialPort(path).setBaudRate(19200)), self));
    }

    private static NettyServerTransportConfig config(Consumer<Integer> listening) {
        return NettyServerTransportConfig.create(b -> {
            b.bindAddress = "127.0.0.1";
            b.port = 0;
            b.bootstrapCustomizer = bootstrap -> bootstrap.handler(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelActive(ChannelHandlerContext context) {
                    listening.accept(((InetSocketAddress) context.channel().localAddress()).getPort());
                    context.fireChannelActive();
                }
            });
        });
    }

    private void listening(int localPort) {
        port.complete(localPort);
    }

    int port() throws Exception {
        return port.get(5, TimeUnit.SECONDS);
    }

    /** Every register at address a holds base + a, every third bit is set. */
    private static ProcessImage image(int base) {
        ProcessImage image = new ProcessImage();
        image.with(tx -> {
            tx.writeHoldingRegisters(map -> fill(base, map));
            tx.writeInputRegisters(map -> fill(base + 1000, map));
            tx.writeCoils(map -> thirds(0, map));
            tx.writeDiscreteInputs(map -> thirds(1, map));
        });
        return image;
    }

    private static void fill(int base, Map<Integer, byte[]> map) {
        for (int i = 0; i < 200; i++) {
            int value = base + i;
            map.put(i, new byte[] {(byte) (value >> 8), (byte) value});
        }
    }

    private static void thirds(int offset, Map<Integer, Boolean> map) {
        for (int i = 0; i < 2000; i++) {
            map.put(i, i % 3 == offset);
        }
    }

    @Override
    protected Optional<ProcessImage> getProcessImage(int unitId) {
        return Optional.ofNullable(images.get(unitId));
    }

    @Override
    public ReadHoldingRegistersResponse readHoldingRegisters(
            ModbusRequestContext context, int unitId, ReadHoldingRegistersRequest request)
            throws UnknownUnitIdException {
        requests.incrementAndGet();
        return super.readHoldingRegisters(context, unitId, request);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the peer does not stop", e);
        }
    }
}
