using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>The HTTP and WebSocket endpoints of Direct Line 3.0.</summary>
public static partial class DirectLineEndpoints
{
    private const string Conversation = "/conversations/{conversationId}";

    /// <summary>
    /// Maps the endpoints. The host adds its own policies to the group: CORS (see <see cref="DirectLineDefaults.CorsHeaders"/>)
    /// and rate limits, but none on reading activities: a polling client stops for ever after a 429.
    /// </summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="corsPolicy">The name of the host's CORS policy.</param>
    public static RouteGroupBuilder MapDirectLine(this IEndpointRouteBuilder routes, string corsPolicy)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentException.ThrowIfNullOrWhiteSpace(corsPolicy);
        var services = routes.ServiceProvider;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DirectLineEndpoints));
        var conversations = services.GetRequiredService<ConversationCalls>();
        var activities = services.GetRequiredService<ActivityCalls>();
        var stream = services.GetRequiredService<StreamCall>();

        var group = routes.MapGroup(DirectLineDefaults.BasePath).RequireCors(corsPolicy);
        group.MapPost("/tokens/generate", Guarded(conversations.GenerateAsync, logger));
        group.MapPost("/tokens/refresh", Guarded(conversations.RefreshAsync, logger));
        group.MapPost("/conversations", Guarded(conversations.StartAsync, logger));
        group.MapGet(Conversation, Guarded(conversations.ReconnectAsync, logger));
        group.MapGet(Conversation + "/activities", Guarded(activities.GetAsync, logger));
        group.MapPost(Conversation + "/activities", Guarded(activities.PostAsync, logger));

        // WebSockets are switched on for this endpoint alone, so the host need not know of them.
        var sockets = routes.CreateApplicationBuilder();
        sockets.UseWebSockets();
        sockets.Run(Guarded(stream.RunAsync, logger));
        group.MapGet(Conversation + "/stream", sockets.Build());
        return group;
    }

    internal static string ConversationId(this HttpContext http) => (string)http.Request.RouteValues["conversationId"]!;

    private static RequestDelegate Guarded(RequestDelegate call, ILogger logger) => async http =>
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await call(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            Log.ClientLeft(logger);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            var answer = error.StatusCode == StatusCodes.Status413PayloadTooLarge ? DirectLineError.TooLarge : DirectLineError.NotJson;
            await answer.WriteAsync(http);
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            Log.CallFailed(logger, error.GetType().Name, error.StackTrace);
            var answer = new DirectLineError(500, ErrorCodes.ServiceError, "The service could not do this just now. Try again in a moment.");
            await answer.WriteAsync(http);
        }
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A client left before its answer")]
        public static partial void ClientLeft(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line call failed: {Error}\n{Places}")]
        public static partial void CallFailed(ILogger logger, string error, string? places);
    }
}
