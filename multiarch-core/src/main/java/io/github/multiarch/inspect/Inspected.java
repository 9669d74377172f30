package io.github.multiarch.inspect;

/** What there is to show of an image. */
public sealed interface Inspected permits ImageSummary, PlatformImage, Choice {
    /**
     * The image.
     *
     * @return its name in full form
     */
    String image();

    /**
     * What the name stands for.
     *
     * @return the digest of an index or a manifest
     */
    String digest();

    /**
     * What kind of document that is.
     *
     * @return its media type
     */
    String mediaType();
}
