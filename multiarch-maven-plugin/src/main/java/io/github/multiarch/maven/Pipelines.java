package io.github.multiarch.maven;

import io.github.multiarch.BaseAccess;
import io.github.multiarch.Multiarch;
import io.github.multiarch.Sent;
import io.github.multiarch.Session;
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
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.progress.TerminalProgress;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Opens the core for one goal. Tests put another in its place. */
class Pipelines {
    private final Display display;

    @Inject
    Pipelines(Display display) {
        this.display = display;
    }

    Pipeline open(
            RegistryOptions options,
            BaseAccess bases,
            CredentialSource credentials,
            Session session,
            Consumer<String> lines) {
        if (display.isInteractive()) {
            var bars = TerminalProgress.onStandardOutput(lines);
            return new CorePipeline(new Multiarch(session, options, bases, credentials, bars), bars::close);
        }
        return new CorePipeline(
                new Multiarch(session, options, bases, credentials, new PlainProgress(lines)), () -> {});
    }

    private record CorePipeline(Multiarch multiarch, Runnable closeDisplay) implements Pipeline {
        @Override
        public ImageReference build(BuildRequest request, Artifacts artifacts)
                throws IOException, InvalidRequestException {
            var report = multiarch.build(request, artifacts);
            return report.target().image().withDigest(report.digest());
        }

        @Override
        public CheckReport check(BuildRequest request, Artifacts artifacts) throws IOException {
            return multiarch.check(request, artifacts);
        }

        @Override
        public void accept(Acceptance acceptance) throws IOException {
            multiarch.delivery().accept(acceptance);
        }

        @Override
        public ImageReference push(PushRequest request) throws IOException, InvalidRequestException {
            return named(multiarch.delivery().push(request));
        }

        @Override
        public Sent send(PushRequest request) throws IOException {
            return multiarch.delivery().send(request);
        }

        @Override
        public Sent.Ready ready(Sent sent) throws IOException {
            return multiarch.delivery().ready(sent);
        }

        @Override
        public Fragment pushFragment(PushRequest request) throws IOException {
            return multiarch.delivery().pushFragment(request);
        }

        @Override
        public String export(ExportRequest request) throws IOException {
            return multiarch.delivery().export(request).toString();
        }

        @Override
        public ImageReference load(LoadRequest request) throws IOException {
            return multiarch.delivery().load(request);
        }

        @Override
        public String inspect(InspectRequest request) throws IOException, InvalidRequestException {
            return multiarch.images().inspect(request);
        }

        @Override
        public Document compose(IndexRequest request) throws IOException, InvalidRequestException {
            return multiarch.images().compose(request).index();
        }

        @Override
        public String index(IndexRequest request) throws IOException, InvalidRequestException {
            return request.to() + "@" + multiarch.images().index(request);
        }

        @Override
        public byte[] raw(InspectRequest request) throws IOException, InvalidRequestException {
            return multiarch.images().raw(request);
        }

        @Override
        public Verification verify(VerifyRequest request) throws IOException {
            return multiarch.images().verify(request);
        }

        private static ImageReference named(Publication publication) {
            return publication.image().withDigest(publication.digest());
        }

        @Override
        public String copy(CopyRequest request) throws IOException, InvalidRequestException {
            return request.to() + "@" + multiarch.images().copy(request);
        }

        @Override
        public DriftReport drift(DriftRequest request) throws IOException {
            return multiarch.images().drift(request);
        }

        @Override
        public void close() {
            try (multiarch) {
                closeDisplay.run();
            }
        }
    }
}
