package io.github.multiarch.registry.fake;

import java.util.function.UnaryOperator;

/** What a registry refuses although it is right, and other habits of real ones. */
public final class Rules {
    private final Lag lag = new Lag();
    private volatile boolean deletes = true;
    private volatile boolean monolithicUploads = true;
    private volatile boolean storedDigests = true;
    private volatile boolean referrerFilters = true;
    private volatile int referrersAtOnce;
    private volatile int ociIndexStatus;
    private volatile int existingTagStatus;
    private volatile UnaryOperator<String> uploadLocation = UnaryOperator.identity();

    Rules() {}

    /**
     * Answers 405 to whoever wants a manifest, tag or blob deleted.
     *
     * @return this
     */
    public Rules refuseDeletes() {
        deletes = false;
        return this;
    }

    /**
     * Answers 405 to a PUT that brings bytes of a blob, so that PATCH is needed. The upload is spoiled by it.
     *
     * @return this
     */
    public Rules refuseMonolithicUploads() {
        monolithicUploads = false;
        return this;
    }

    /**
     * Names no digest when it answers that a manifest was stored: the specification does not ask for it.
     *
     * @return this
     */
    public Rules nameNoStoredDigests() {
        storedDigests = false;
        return this;
    }

    /**
     * Lists what refers to an image, and answers whoever stores something with a subject that it was seen ({@code OCI-Subject}). Without, that question is unknown here,
     * as it is to docker-registry 2.8, and clients keep a list by a tag.
     *
     * @return this
     */
    public Rules listReferrers() {
        return listReferrers(Integer.MAX_VALUE);
    }

    /**
     * Lists what refers to an image, in pages. Each but the last leads to the next by its {@code Link}.
     *
     * @param pageSize how many each page has at most
     * @return this
     */
    public Rules listReferrers(int pageSize) {
        referrersAtOnce = pageSize;
        return this;
    }

    /**
     * Lists all that refers to an image, whatever {@code artifactType} is asked for, and says of no filter that it was applied.
     *
     * @return this
     */
    public Rules filterNoReferrers() {
        referrerFilters = false;
        return this;
    }

    /**
     * Refuses every OCI index, with the code MANIFEST_INVALID.
     *
     * @param status 400 or 415, as real ones do
     * @return this
     */
    public Rules refuseOciIndexes(int status) {
        ociIndexStatus = status;
        return this;
    }

    /**
     * Refuses to write a tag that exists, also when it stays what it is, with the code TAG_INVALID.
     *
     * @param status 400 or 409, as real ones do
     * @return this
     */
    public Rules immutableTags(int status) {
        existingTagStatus = status;
        return this;
    }

    /**
     * Lags behind what is written: after a manifest was sent, the first reads of it by each of its names (the digest, the tag it was sent to) find nothing; and of an
     * index, the first tries to send it are refused with 404, as if its children had not come yet.
     *
     * @param count how many of each
     * @return this
     */
    public Rules lag(int count) {
        lag.set(count);
        return this;
    }

    /**
     * Gives upload addresses in another form.
     *
     * @param form makes a Location of path and query
     * @return this
     */
    public Rules uploadLocations(UnaryOperator<String> form) {
        uploadLocation = form;
        return this;
    }

    boolean allowsDeletes() {
        return deletes;
    }

    boolean refusesMonolithicUploads() {
        return !monolithicUploads;
    }

    boolean namesStoredDigests() {
        return storedDigests;
    }

    boolean filtersReferrers() {
        return referrerFilters;
    }

    /** 0 where that question is unknown. */
    int referrersAtOnce() {
        return referrersAtOnce;
    }

    /** 0 for none. */
    int ociIndexStatus() {
        return ociIndexStatus;
    }

    /** 0 for none. */
    int existingTagStatus() {
        return existingTagStatus;
    }

    Lag lag() {
        return lag;
    }

    String uploadLocation(String pathAndQuery) {
        return uploadLocation.apply(pathAndQuery);
    }
}
