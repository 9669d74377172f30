package io.github.multiarch.config;

import io.github.multiarch.oci.ImageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Make an index over images that exist, or change one.
 *
 * @param to where it goes, and under which names
 * @param mode what becomes of what is there
 * @param sources in the order of the index; empty when the mode has none
 * @param platforms to remove or to keep; none for other modes
 * @param annotations of the index
 * @param format the family of media types; that of the images when absent
 * @param ignoreMissing whether sources that are not there are left out
 * @param force whether claims count more than what images say
 * @param referrers which of the things that refer to images from elsewhere go along
 */
public record IndexRequest(
        Destination to,
        IndexMode mode,
        List<SourceRequest> sources,
        PlatformSelection platforms,
        SortedMap<String, String> annotations,
        Optional<ImageFormat> format,
        boolean ignoreMissing,
        boolean force,
        ReferrerChoice referrers) {
    /** Takes copies. */
    public IndexRequest {
        sources = List.copyOf(sources);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /**
     * Reads the parameters.
     *
     * @param given as the user wrote them
     * @return the request
     * @throws InvalidRequestException with everything that is wrong
     */
    public static IndexRequest read(IndexParameters given) throws InvalidRequestException {
        return new IndexRequestReader(given).read();
    }
}
