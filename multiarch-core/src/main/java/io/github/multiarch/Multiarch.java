package io.github.multiarch;

import io.github.multiarch.build.ImageBuilder;
import io.github.multiarch.build.JibMainClasses;
import io.github.multiarch.build.LayeredPlan;
import io.github.multiarch.build.UnpackLimits;
import io.github.multiarch.build.Unpacker;
import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.JarCache;
import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.cache.ScanCache;
import io.github.multiarch.check.CheckFiles;
import io.github.multiarch.check.CheckReport;
import io.github.multiarch.check.Checker;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.index.IndexAssembler;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanLimits;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.Planner;
import io.github.multiarch.plan.Scans;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.LayoutPublisher;
import io.github.multiarch.publish.Publisher;
import io.github.multiarch.publish.Whereabouts;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.Lines;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;

/** Everything that can be done, each as its stages in order. One for each goal: its deadline begins with the first request. */
public final class Multiarch implements AutoCloseable {
    private final RegistryOptions options;
    private final Registries registries;
    private final BaseRegistries baseRegistries;
    private final MirroredRegistries mirrored;
    private final BaseCache known;
    private final Pull pull;
    private final LayerCache layers;
    private final ScanCache scanned;
    private final JarCache jars;
    private final Whereabouts whereabouts;
    private final Progress progress;

    /**
     * Nothing is sent yet.
     *
     * @param session what is shared with others
     * @param options how registries are talked to
     * @param credentials asked when a registry demands some
     * @param progress is told what is going on
     */
    public Multiarch(Session session, RegistryOptions options, CredentialSource credentials, Progress progress) {
        this(session, options, BaseAccess.direct(), credentials, progress);
    }

    /**
     * Nothing is sent yet.
     *
     * @param session what is shared with others
     * @param options how registries are talked to
     * @param access how bases are got at
     * @param credentials asked when a registry demands some
     * @param progress is told what is going on
     */
    public Multiarch(
            Session session,
            RegistryOptions options,
            BaseAccess access,
            CredentialSource credentials,
            Progress progress) {
        this.options = options;
        this.registries = Registries.over(session.connections(options), credentials, progress::line);
        this.baseRegistries = new BaseRegistries(session, options, registries, progress);
        this.mirrored = baseRegistries.behind(access);
        this.known = session.cache().bases();
        this.pull = access.pull();
        this.layers = session.cache().layers();
        this.scanned = session.cache().scans();
        this.jars = session.cache().jars();
        this.whereabouts = session.whereabouts();
        this.progress = progress;
    }

    /**
     * Decides every platform's base, makes the layers and the images, and writes them with the index over them to the output directory.
     *
     * @param request what to build
     * @param artifacts has those that only one platform needs
     * @return the report, as it was written
     * @throws InvalidRequestException with everything that stands in the way; what an earlier build wrote is as it was, and nothing was written but what archives were
     *     unpacked to
     * @throws IOException when a file or a registry cannot be read, or the result not be written
     */
    public BuildReport build(BuildRequest request, Artifacts artifacts) throws IOException, InvalidRequestException {
        var plan = planner(request, artifacts, scans()).plan(request);
        Lines.of(plan).forEach(progress::line);
        var layered = LayeredPlan.of(plan);
        Lines.warnings(layered.remarks()).forEach(progress::line);

        var output = new OutputDirectory(request.outputDirectory());
        output.clear();
        var layout = OciLayout.create(output.layout());
        var builder = new ImageBuilder(layout, layers, progress);
        var images = builder.build(layered);
        Lines.of(images).forEach(progress::line);

        var index = IndexAssembler.assemble(images, plan.request());
        layout.write(index);
        for (var tag : request.target().tags()) {
            layout.tag(index, tag);
        }
        output.inputs().write(builder.inputs());
        var report = BuildReport.of(plan.request(), images, index);
        output.write(report);
        return report;
    }

    /**
     * Tells what a build would meet, and which platforms the application's native code is for, and writes that to the output directory. Nothing is built; archives are unpacked
     * there, to be looked into.
     *
     * @param request what would be built
     * @param artifacts has those that only one platform needs
     * @return what was found
     * @throws IOException when a dependency cannot be read, or the result not be written
     */
    public CheckReport check(BuildRequest request, Artifacts artifacts) throws IOException {
        CheckFiles.clear(request.outputDirectory());
        var scans = scans();
        var report = new Checker(planner(request, artifacts, scans), artifacts, scans).check(request);
        CheckFiles.write(report, request.outputDirectory());
        return report;
    }

    private Planner planner(BuildRequest request, Artifacts artifacts, Scans scans) {
        var output = new OutputDirectory(request.outputDirectory());
        var unpacker = new Unpacker(output.unpacked(), UnpackLimits.defaults());
        return new Planner(
                new ContentSources(registries, mirrored, known, pull, progress::line),
                new JibMainClasses(),
                artifacts,
                unpacker,
                scans,
                jars,
                options.limits().parallelism());
    }

    private Scans scans() {
        var scanner = new NativeScanner(ScanLimits.defaults());
        int cores = Runtime.getRuntime().availableProcessors();
        return files -> scanned.scan(files, scanner, cores);
    }

    /**
     * What can be done with what a build has left.
     *
     * @return over the same connections
     */
    public Delivery delivery() {
        return new Delivery(mirrored, publisher(), layouts(), layers, progress);
    }

    private Publisher publisher() {
        return new Publisher(registries, whereabouts, options.limits().parallelism(), progress);
    }

    /**
     * What can be done with images that exist, whoever made them.
     *
     * @return over the same connections
     */
    public Images images() {
        var destinations = new Destinations(publisher(), layouts(), progress);
        return new Images(
                registries, mirrored, known, destinations, options.limits().parallelism(), progress);
    }

    private LayoutPublisher layouts() {
        return new LayoutPublisher(options.limits().parallelism(), progress);
    }

    @Override
    public void close() {
        baseRegistries.close();
        registries.close();
    }
}
