package io.github.multiarch.registry;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.HttpRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request that does not show its query to the HTTP library, whose debug log prints addresses: the queries of uploads and redirects are often signed, and open doors. */
final class HiddenQuery extends HttpRequestWrapper implements ClassicHttpRequest {
    private final ClassicHttpRequest request;

    HiddenQuery(ClassicHttpRequest request) {
        super(request);
        this.request = request;
    }

    /** What is sent. */
    ClassicHttpRequest whole() {
        return request;
    }

    @Override
    public String getRequestUri() {
        return CleanText.withoutQuery(request.getRequestUri());
    }

    @Override
    public String getPath() {
        return getRequestUri();
    }

    @Override
    public @Nullable HttpEntity getEntity() {
        return request.getEntity();
    }

    @Override
    public void setEntity(HttpEntity entity) {
        request.setEntity(entity);
    }
}
