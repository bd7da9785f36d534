package io.passeur.http.whoami;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The addresses of this machine's network interfaces. */
final class MachineAddresses {

    private MachineAddresses() {}

    /** Queries the system each time, because containers join and leave networks. */
    static List<String> list() {
        List<String> addresses = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    addresses.add(withoutZone(address.getHostAddress()));
                }
            }
        } catch (SocketException e) {
            // The system does not reveal its addresses; the rest of the report is still useful.
            return List.of();
        }
        return List.copyOf(addresses);
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
