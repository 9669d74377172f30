package io.github.multiarch.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A server sent us on to a host, or a stranger wrote its name, that only the user has business to name. A kind of unknown host, since that is what name lookup may fail with. */
final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    ForbiddenAddressException(String host, InetAddress address) {
        super(CleanText.of(host) + " is " + address.getHostAddress()
                + ", an address of this network's own machinery (link-local, metadata service or unspecified), which nobody but the user may"
                + " send requests to");
    }
}
