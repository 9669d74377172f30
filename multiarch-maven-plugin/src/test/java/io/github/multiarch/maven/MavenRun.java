package io.github.multiarch.maven;

import io.github.multiarch.BaseAccess;
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
import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.drift.DriftReport;
import io.github.multiarch.fragment.Fragment;
import io.github.multiarch.inspect.Attached;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.testing.SilentLog;
import org.apache.maven.project.MavenProject;

/** One run of Maven over one project, with a pipeline that keeps what it is asked instead of doing it. */
final class MavenRun {
    static final Digest DIGEST = Digest.of("an index".getBytes(StandardCharsets.UTF_8));

    final List<String> log = new ArrayList<>();
    final List<String> printed = new ArrayList<>();
    final List<Acceptance> accepted = new ArrayList<>();
    final List<Object> requests = new ArrayList<>();
    final MavenProject project;
    final MavenExecutionRequest execution = new DefaultMavenExecutionRequest();
    final MavenSession session;
    CheckReport checked = new CheckReport(List.of(), List.of(), List.of(), List.of(), List.of());
    /** What a dry run finds. */
    static final Document INDEX = new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>()).toDocument();

    Verification verified =
            new Verification("image", DIGEST, List.of(), List.of(), List.of(), new Attached(List.of(), List.of()));
    DriftReport drift = new DriftReport("image", DIGEST, List.of(), new Attached(List.of(), List.of()));
    Optional<IOException> failure = Optional.empty();
    Optional<RegistryOptions> options = Optional.empty();
    Optional<BaseAccess> bases = Optional.empty();
    CredentialSource credentials = CredentialSource.NONE;
    Optional<Session> shared = Optional.empty();
    int closed;

    MavenRun() {
        this(temporaryDirectory());
    }

    @SuppressWarnings("deprecation") // Maven has no other constructor that tests could call
    MavenRun(Path basedir) {
        project = project(basedir, "com.acme", "orders", "1.0");
        execution.setBaseDirectory(basedir.toFile());
        session = new MavenSession(null, null, execution, new DefaultMavenExecutionResult());
        session.setProjects(List.of(project));
        session.setAllProjects(List.of(project));
        session.setCurrentProject(project);
    }

    static MavenProject project(Path basedir, String group, String name, String version) {
        var model = new Model();
        model.setModelVersion("4.0.0");
        model.setGroupId(group);
        model.setArtifactId(name);
        model.setVersion(version);
        model.setPackaging("jar");
        model.setBuild(new Build());
        model.getBuild().setDirectory(basedir.resolve("target").toString());
        model.getBuild().setOutputDirectory(basedir.resolve("target/classes").toString());
        var project = new MavenProject(model);
        project.setOriginalModel(model.clone());
        project.setFile(new File(basedir.toFile(), "pom.xml"));
        project.setArtifact(artifact(group, name, version));
        return project;
    }

    static DefaultArtifact artifact(String group, String name, String version) {
        var handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        return new DefaultArtifact(group, name, version, "compile", "jar", null, handler);
    }

    Path basedir() {
        return project.getBasedir().toPath();
    }

    void commandLine(String parameter, String value) {
        execution.getUserProperties().setProperty("multiarch." + parameter, value);
    }

    BuildRequest buildRequest() {
        return (BuildRequest) onlyRequest();
    }

    PushRequest pushRequest() {
        return (PushRequest) onlyRequest();
    }

    ExportRequest exportRequest() {
        return (ExportRequest) onlyRequest();
    }

    LoadRequest loadRequest() {
        return (LoadRequest) onlyRequest();
    }

    InspectRequest inspectRequest() {
        return (InspectRequest) onlyRequest();
    }

    VerifyRequest verifyRequest() {
        return (VerifyRequest) onlyRequest();
    }

    IndexRequest indexRequest() {
        return (IndexRequest) onlyRequest();
    }

    CopyRequest copyRequest() {
        return (CopyRequest) onlyRequest();
    }

    DriftRequest driftRequest() {
        return (DriftRequest) onlyRequest();
    }

    private Object onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests");
        }
        return requests.get(0);
    }

    Pipelines pipelines() {
        return new Pipelines(new Display(session)) {
            @Override
            Pipeline open(
                    RegistryOptions given,
                    BaseAccess access,
                    CredentialSource source,
                    Session itsSession,
                    Consumer<String> lines) {
                bases = Optional.of(access);
                shared = Optional.of(itsSession);
                options = Optional.of(given);
                credentials = source;
                return new Recorder();
            }
        };
    }

    SilentLog log() {
        return new SilentLog() {
            @Override
            public void info(CharSequence line) {
                log.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                log.add("warning: " + line);
            }

            @Override
            public void info(String line) {
                log.add(line);
            }
        };
    }

    StandardOutput standardOutput() {
        return new StandardOutput() {
            @Override
            void print(String text) {
                printed.add(text);
            }

            @Override
            void write(byte[] bytes) {
                printed.add("bytes: " + new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }

    private final class Recorder implements Pipeline {
        @Override
        public ImageReference build(BuildRequest request, Artifacts artifacts) throws IOException {
            keep(request);
            return request.target().image().withDigest(DIGEST);
        }

        @Override
        public CheckReport check(BuildRequest request, Artifacts artifacts) throws IOException {
            keep(request);
            return checked;
        }

        @Override
        public void accept(Acceptance acceptance) {
            accepted.add(acceptance);
        }

        @Override
        public ImageReference push(PushRequest request) throws IOException {
            keep(request);
            return ImageReference.parse("registry.example.com/acme/orders:1.0").withDigest(DIGEST);
        }

        @Override
        public Sent send(PushRequest request) throws IOException {
            keep(request);
            throw new IOException("sent, and no tag was moved");
        }

        @Override
        public Sent.Ready ready(Sent sent) throws IOException {
            throw new IOException("nothing was sent");
        }

        @Override
        public Fragment pushFragment(PushRequest request) throws IOException {
            keep(request);
            var entry = new Descriptor(MediaType.OCI_MANIFEST, DIGEST, 7);
            return new Fragment(
                    ImageReference.parse("registry.example.com/acme/orders:1.0"),
                    List.of("1.0"),
                    new ImageIndex(MediaType.OCI_INDEX, List.of(entry), new TreeMap<>()));
        }

        @Override
        public String export(ExportRequest request) throws IOException {
            keep(request);
            return "oci-archive:image.tar@" + DIGEST;
        }

        @Override
        public ImageReference load(LoadRequest request) throws IOException {
            keep(request);
            return ImageReference.parse("registry.example.com/acme/orders:1.0@" + DIGEST);
        }

        @Override
        public String inspect(InspectRequest request) throws IOException {
            keep(request);
            return "first\nsecond\n";
        }

        @Override
        public byte[] raw(InspectRequest request) throws IOException {
            keep(request);
            return "{}".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Document compose(IndexRequest request) throws IOException {
            keep(request);
            return INDEX;
        }

        @Override
        public String index(IndexRequest request) throws IOException {
            keep(request);
            return request.to() + "@" + DIGEST;
        }

        @Override
        public Verification verify(VerifyRequest request) throws IOException {
            keep(request);
            return verified;
        }

        @Override
        public String copy(CopyRequest request) throws IOException {
            keep(request);
            return request.to() + "@" + DIGEST;
        }

        @Override
        public DriftReport drift(DriftRequest request) throws IOException {
            keep(request);
            return drift;
        }

        @Override
        public void close() {
            closed++;
        }

        private void keep(Object request) throws IOException {
            requests.add(request);
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    private static Path temporaryDirectory() {
        try {
            var place = Files.createDirectories(Path.of("target", "projects").toAbsolutePath());
            return Files.createTempDirectory(place, "project");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
