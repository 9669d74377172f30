package io.github.multiarch.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Addresses that answer only to the machine they are asked from, often with its credentials: link-local ones (RFC 3927; RFC 4291, section 2.5.6), the metadata services
 * of clouds that lie elsewhere, and those that name no host at all. Private addresses are none of these: companies run registries there.
 */
final class SpecialAddresses {
    private static final List<byte[]> METADATA = List.of(
            new byte[] {100, 100, 100, (byte) 200},
            new byte[] {(byte) 168, 63, (byte) 129, 16},
            new byte[] {(byte) 192, 0, 0, (byte) 192},
            new byte[] {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54},
            new byte[] {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x23},
            new byte[] {(byte) 0xfd, 0x20, 0, (byte) 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54});
    private static final Set<String> METADATA_NAMES = Set.of(
            "instance-data", "instance-data.ec2.internal", "metadata", "metadata.goog", "metadata.google.internal");

    /** RFC 6052, section 2.1: an IPv4 address in its last four bytes. */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private SpecialAddresses() {}

    /** Whether a name, in lower case, is that of a metadata service inside of a cloud, where names mean what they do not outside. */
    static boolean areOf(String name) {
        return METADATA_NAMES.contains(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    static boolean contain(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.stream().anyMatch(bytes -> Arrays.equals(bytes, address.getAddress()))
                || embedsOne(address.getAddress());
    }

    private static boolean embedsOne(byte[] bytes) {
        boolean nat64 = bytes.length == 16 && Arrays.equals(bytes, 0, 12, NAT64, 0, 12);
        // 2002::/16, RFC 3056: the IPv4 address follows at once.
        boolean sixToFour = bytes.length == 16 && bytes[0] == 0x20 && bytes[1] == 0x02;
        if (!nat64 && !sixToFour) {
            return false;
        }
        try {
            int from = nat64 ? 12 : 2;
            return contain(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
