using System.Net;
using System.Text.Json;
using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.BotFramework.Connector;
using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework;

/// <summary>Takes activities from channels of the Bot Framework: authenticates the request, runs the bot, answers as the protocol wants.</summary>
/// <param name="tokens">Checks the channels' tokens.</param>
/// <param name="connectors">Reaches the channels.</param>
/// <param name="options">Who the bot is.</param>
/// <param name="environment">Without an application the endpoint exists in Development only.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes refusals and failures, never anything of a body.</param>
public sealed partial class CloudAdapter(
    ChannelTokenValidator tokens, ConnectorClients connectors, IOptions<BotFrameworkOptions> options, IHostEnvironment environment,
    TimeProvider time, ILogger<CloudAdapter> logger) : CloudAdapterBase(connectors, time)
{
    // What a channel other than another bot is called.
    private const string PublicChannels = "urn:botframework:azure";

    private readonly BotFrameworkOptions _app = options.Value;

    /// <summary>Handles the request that brought an activity and writes the whole answer.</summary>
    /// <param name="httpRequest">The request.</param>
    /// <param name="httpResponse">The answer.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (!_app.IsConfigured && !IsDeveloper(httpRequest))
        {
            httpResponse.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.Headers.Allow = HttpMethods.Post;
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var (state, activity) = await httpRequest.HttpContext.ReadAsync(BotJson.Wire.Activity);
        if (state == BodyState.TooLarge)
            await RefuseAsync(httpResponse, StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageSizeTooBig, "The activity is too large.");
        else if (string.IsNullOrEmpty(activity?.Type))
            await RefuseAsync(httpResponse, StatusCodes.Status400BadRequest, ErrorCodes.BadSyntax, "Send one activity with its type as a JSON object.");
        else if (await FaultOfAsync(httpRequest, activity) is { } fault)
            await RefuseTokenAsync(httpResponse, fault);
        else
            await RunAsync(httpResponse, activity, bot, cancellationToken);
    }

    // No browser's page either: one of another site could otherwise post to a developer's machine.
    private bool IsDeveloper(HttpRequest request) =>
        environment.IsDevelopment()
        && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && request.Headers.Origin.Count == 0;

    private async Task<string?> FaultOfAsync(HttpRequest request, Activity activity)
    {
        if (!SafeAddress.IsAllowed(activity.ServiceUrl, ConnectorClients.LoopbackAllowed(_app)))
            return "serviceUrl not allowed";
        if (!_app.IsConfigured)
            return null;
        var verdict = await tokens.ValidateAsync(request.Headers.Authorization, activity, request.HttpContext.RequestAborted);
        activity.CallerId = verdict.Identity is null ? null : PublicChannels;
        return verdict.Fault;
    }

    private async Task RefuseTokenAsync(HttpResponse response, string fault)
    {
        Log.Refused(logger, fault);
        response.Headers.WWWAuthenticate = "Bearer";
        await RefuseAsync(response, StatusCodes.Status401Unauthorized, "Unauthorized", "The token is missing or not valid for this activity.");
    }

    private async Task RunAsync(HttpResponse response, Activity activity, IBot bot, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
            context.TurnState.Add(new ExpectedReplies());
        try
        {
            await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // The kind of error and where, not its message: that of a foreign exception could quote what the citizen wrote.
            Log.TurnFailed(logger, error.GetType().Name, error.StackTrace);
            await RefuseAsync(response, StatusCodes.Status500InternalServerError, ErrorCodes.ServiceError, "The bot failed.");
            return;
        }

        await AnswerAsync(response, context);
    }

    private static Task AnswerAsync(HttpResponse response, TurnContext context)
    {
        if (context.Activity.Type == ActivityTypes.Invoke)
            return AnswerInvokeAsync(response, context.TurnState.Get<Activity>(InvokeResponseKey));
        response.StatusCode = StatusCodes.Status200OK;
        return context.TurnState.Get<ExpectedReplies>() is { } replies
            ? response.HttpContext.WriteAsync(replies, BotJson.Wire.ExpectedReplies)
            : Task.CompletedTask;
    }

    private static Task AnswerInvokeAsync(HttpResponse response, Activity? answer)
    {
        var invoke = answer?.Value?.Deserialize(BotJson.Wire.InvokeResponse);
        response.StatusCode = invoke?.Status ?? StatusCodes.Status501NotImplemented;
        return invoke?.Body is { } body ? response.HttpContext.WriteAsync(body, BotJson.Wire.JsonNode) : Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpResponse response, int status, string code, string message)
    {
        response.StatusCode = status;
        var body = new ErrorResponse { Error = new Error { Code = code, Message = message } };
        return response.HttpContext.WriteAsync(body, BotJson.Wire.ErrorResponse);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused: {Fault}")]
        public static partial void Refused(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed: {Error}\n{Places}")]
        public static partial void TurnFailed(ILogger logger, string error, string? places);
    }
}
