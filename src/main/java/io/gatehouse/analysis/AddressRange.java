package io.gatehouse.analysis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation; without a prefix length, one address. */
final class AddressRange {

    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(%s)?".formatted(V4.pattern()));
    private static final int MAX_OCTET = 255;

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

    boolean contains(String text) {
        return address(text).filter(this::contains).isPresent();
    }

    private boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 1 << (Byte.SIZE - 1 - i % Byte.SIZE);
            if (((address[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Integer> prefixLength(String text, int most) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(length -> length <= most)
                : Optional.empty();
    }

    /** Literals only, which are never looked up. */
    private static Optional<byte[]> address(String text) {
        boolean four = V4.matcher(text).matches();
        if (four ? !hasOctets(text) : !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean hasOctets(String text) {
        for (String octet : text.split("\\.", -1)) {
            if (Integer.parseInt(octet) > MAX_OCTET) {
                return false;
            }
        }
        return true;
    }
}
