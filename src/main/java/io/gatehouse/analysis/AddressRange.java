package io.gatehouse.analysis;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A range of IP addresses in CIDR notation; without a prefix length, one address. */
final class AddressRange {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
    private static final Pattern V4 = Pattern.compile("%1$s(\\.%1$s){3}".formatted(OCTET));

    /** Two colons together once, or else all of the groups; what is still none of it takes an exception to tell. */
    private static final Pattern V6 = Pattern.compile(
            ("(?=.{2,54}$)(?!.*::.*::|.*:::|:[^:]|.*[^:]:$)(?=.*::|(?:[^:]*:){7}[^:.]*$|(?:[^:]*:){6}[^:]*\\.)"
                            + "[0-9A-Fa-f:]{2,39}(%s)?")
                    .formatted(V4.pattern()));

    private static final int IPV4_BYTES = 4;

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        return address(slash < 0 ? text : text.substring(0, slash)).flatMap(bytes -> {
            int all = bytes.length * Byte.SIZE;
            Optional<Integer> bits = slash < 0 ? Optional.of(all) : prefixLength(text.substring(slash + 1), all);
            return bits.map(length -> new AddressRange(bytes, length));
        });
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (address[whole] ^ other[whole]) >>> Byte.SIZE - rest == 0;
    }

    /** The first address of a range and the one behind its last: where ranges begin and end, addresses change sides. */
    static Stream<String> edges(String text) {
        return parse(text).stream().flatMap(AddressRange::edges);
    }

    private Stream<String> edges() {
        int all = address.length * Byte.SIZE;
        BigInteger first = new BigInteger(1, address).shiftRight(all - bits).shiftLeft(all - bits);
        BigInteger behind = first.add(BigInteger.ONE.shiftLeft(all - bits));
        return Stream.of(first, behind).filter(it -> it.bitLength() <= all).map(it -> literal(it, address.length));
    }

    /** IPv6 addresses in eight groups; Java itself would make IPv4 addresses of some. */
    private static String literal(BigInteger address, int length) {
        int group = length == IPV4_BYTES ? Byte.SIZE : Short.SIZE;
        int groups = length * Byte.SIZE / group;
        BigInteger mask = BigInteger.ONE.shiftLeft(group).subtract(BigInteger.ONE);
        return IntStream.range(0, groups)
                .mapToObj(i -> address.shiftRight((groups - 1 - i) * group).and(mask))
                .map(part -> part.toString(length == IPV4_BYTES ? 10 : 16))
                .collect(Collectors.joining(length == IPV4_BYTES ? "." : ":"));
    }

    private static Optional<Integer> prefixLength(String text, int most) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(length -> length <= most)
                : Optional.empty();
    }

    /** Literals only, which are never looked up. */
    static Optional<byte[]> address(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
