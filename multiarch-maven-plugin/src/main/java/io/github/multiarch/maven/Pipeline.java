package io.github.multiarch.maven;

import io.github.multiarch.Sent;
import io.github.multiarch.check.CheckReport;
import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.drift.DriftReport;
import io.github.multiarch.fragment.Fragment;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.plan.Artifacts;
import java.io.IOException;

/** The core as the goals see it: a request goes in, and what the user is told comes out. */
interface Pipeline extends AutoCloseable {
    /** Builds, and returns the image with its digest. */
    ImageReference build(BuildRequest request, Artifacts artifacts) throws IOException, InvalidRequestException;

    /** Tells what a build would meet, and leaves that as files. */
    CheckReport check(BuildRequest request, Artifacts artifacts) throws IOException;

    /** Makes sure that what was built may go anywhere. */
    void accept(Acceptance acceptance) throws IOException;

    /** Publishes what was built, and returns the image with its digest. */
    ImageReference push(PushRequest request) throws IOException, InvalidRequestException;

    /** Sends what was built, and moves no tag yet. */
    Sent send(PushRequest request) throws IOException;

    /** Makes ready to move the tags of what was sent. */
    Sent.Ready ready(Sent sent) throws IOException;

    /** Publishes the images that were built by their digests, and returns what leads to an index over them. */
    Fragment pushFragment(PushRequest request) throws IOException, InvalidRequestException;

    /** Writes what was built to disk as a whole, and returns the place with its digest. */
    String export(ExportRequest request) throws IOException;

    /** Gives what was built to the container engine of this machine, and returns the image with its digest. */
    ImageReference load(LoadRequest request) throws IOException;

    /** Looks at an image, and returns what there is to print. */
    String inspect(InspectRequest request) throws IOException, InvalidRequestException;

    /** Reads an index or manifest, and returns its bytes. */
    byte[] raw(InspectRequest request) throws IOException, InvalidRequestException;

    /** Makes an index over images that exist, and returns it; nothing is pushed. */
    Document compose(IndexRequest request) throws IOException, InvalidRequestException;

    /** Publishes an index over images that exist, and returns the destination with its digest. */
    String index(IndexRequest request) throws IOException, InvalidRequestException;

    /** Tells whether an image holds together. */
    Verification verify(VerifyRequest request) throws IOException;

    /** Copies an image, and returns the destination with its digest. */
    String copy(CopyRequest request) throws IOException, InvalidRequestException;

    /** Tells whether the bases of an image have moved. */
    DriftReport drift(DriftRequest request) throws IOException;

    @Override
    void close();
}
