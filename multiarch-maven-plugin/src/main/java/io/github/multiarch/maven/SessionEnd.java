package io.github.multiarch.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;

/** Tells of the end of a run, before Maven's own listener says how it ended. A plugin that is no extension has no other way to hear of it. */
final class SessionEnd {
    private static final String ENDED = "sessionEnded";

    private SessionEnd() {}

    /**
     * Begins to listen.
     *
     * @param action may add an exception to the result of the run, which fails it
     */
    static void listen(MavenSession session, Consumer<ExecutionEvent> action) {
        var request = session.getRequest();
        var others = Optional.ofNullable(request.getExecutionListener());
        // A proxy, since Maven's versions differ in what a listener is told.
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(proxy, method, arguments);
                    }
                    if (method.getName().equals(ENDED)) {
                        action.accept((ExecutionEvent) arguments[0]);
                    }
                    return others.isEmpty() ? null : forward(others.get(), method, arguments);
                }));
    }

    private static Object forward(ExecutionListener other, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(other, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> ENDED;
        };
    }
}
