/** Starts, and asks the service. */
module com.example.modular {
    requires com.example.greeting;

    uses com.example.greeting.Greeting;
}
