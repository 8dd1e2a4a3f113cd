SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  // The usual validator is somebody else's server.
  validatorUrl: null,
});
