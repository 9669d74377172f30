package com.example;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
public class MainVerticle extends VerticleBase {
    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.get("/greeting").handler(context -> context.response().end(System.getProperty("os.arch")));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> vertx.setTimer(100, timer -> ask(server.actualPort())));
    }

    private void ask(int port) {
        vertx.createHttpClient()
                .request(HttpMethod.GET, port, "127.0.0.1", "/greeting")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .onSuccess(body -> System.out.println("it answered: " + body))
                .onComplete(outcome -> vertx.close());
    }
}
