package tableflow.console.domain.iam;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Ranges of IP addresses, such as `10.0.0.0/8` or one address alone.
final class Cidr {
    // Only literals: a name would make the JDK ask a name server.
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Cidr() {}

    static boolean contains(String range, String address) {
        int slash = range.indexOf('/');
        Optional<byte[]> network = bytes(slash < 0 ? range : range.substring(0, slash));
        Optional<byte[]> host = bytes(address);
        if (network.isEmpty() || host.isEmpty() || network.get().length != host.get().length) {
            return false;
        }
        int all = network.get().length * 8;
        int bits = slash < 0 ? all : bits(range.substring(slash + 1));
        return bits >= 0 && bits <= all && samePrefix(network.get(), host.get(), bits);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static boolean samePrefix(byte[] a, byte[] b, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
