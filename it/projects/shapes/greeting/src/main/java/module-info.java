/** A service and its provider, which is named nowhere else. */
module com.example.greeting {
    exports com.example.greeting;

    provides com.example.greeting.Greeting with
            com.example.greeting.internal.Hello;
}
