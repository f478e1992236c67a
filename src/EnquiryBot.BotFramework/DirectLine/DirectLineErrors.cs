using System.Text.Json;
using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Http;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>An answer that is not 2xx: for programs a code, for people what happened and what to do.</summary>
internal sealed record DirectLineError(int Status, string Code, string Message)
{
    public static readonly DirectLineError NoCredential = new(
        401, "Unauthorized", "Send your token in the header 'Authorization: Bearer <token>'.");

    public static readonly DirectLineError InvalidCredential = new(
        403, "Forbidden", "This token or secret is not valid here. Ask for a new token.");

    public static readonly DirectLineError TokenExpired = new(
        403, "TokenExpired", "The token has expired. Ask for a new token and start again.");

    public static readonly DirectLineError OtherConversation = new(
        403, "Forbidden", "This token opens another conversation. Use the token that came with this one.");

    public static readonly DirectLineError OtherOrigin = new(
        403, "Forbidden", "This token may not be used from this page. Ask for a token on the page that shows the chat.");

    public static readonly DirectLineError SecretNeeded = new(
        403, "Forbidden", "Tokens are made with a secret. Send the site's secret in the header 'Authorization: Bearer <secret>'.");

    public static readonly DirectLineError TokenNeeded = new(
        403, "Forbidden", "Only a token can be refreshed; a secret does not expire.");

    public static readonly DirectLineError ConversationNotFound = new(
        404, "ConversationNotFound", "There is no such conversation. It may have been deleted; start a new one.");

    public static readonly DirectLineError ConversationEnded = new(
        409, "ConversationEnded", "This conversation has ended. Start a new one.");

    public static readonly DirectLineError TooManyStreams = new(
        409, "TooManyStreams", "This conversation is open in too many places. Close one and try again.");

    public static readonly DirectLineError TooLarge = new(
        413, ErrorCodes.MessageSizeTooBig,
        $"The request is larger than {DirectLineDefaults.MaxBodyBytes / 1024} kB. Shorten it and send it again.");

    public static readonly DirectLineError NotJson = BadArgument("The body is not valid JSON of the expected shape. Send one JSON object.");

    public static readonly DirectLineError NoBody = BadArgument("The body is empty. Send one activity as a JSON object.");

    public static readonly DirectLineError NoType = new(
        400, ErrorCodes.BadArgument, "The activity has no 'type'. Set it, for instance to 'message'.");

    public static readonly DirectLineError TypeNotAccepted = BadArgument(
        "An activity of this type or name is not accepted from a client. Send a message or an event of your own.");

    public static readonly DirectLineError NoSender = BadArgument("The activity has no 'from.id'. Set it, or use a token that carries a user.");

    public static readonly DirectLineError ReservedSender = BadArgument("Ids that begin with 'dl_' are valid only inside a token.");

    public static readonly DirectLineError BadUserId = BadArgument("'user.id' is longer than 128 characters. Use a shorter one.");

    public static readonly DirectLineError BadClientId = BadArgument("'channelData.clientActivityID' is longer than 128 characters. Use a shorter one.");

    public static readonly DirectLineError NotWebSocket = BadArgument("This address is a stream. Open it as a WebSocket.");

    public static readonly DirectLineError BotRejectedActivity = new(
        502, "BotRejectedActivity", "The message is stored, but the bot could not answer it. Send it again.");

    public static DirectLineError TextTooLong(int most) => BadArgument(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The text is longer than {most:N0} characters. Shorten it and send it again."));

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        var body = new ErrorResponse { Error = new Error { Code = Code, Message = Message } };
        return http.WriteAsync(body, BotJson.Wire.ErrorResponse);
    }

    private static DirectLineError BadArgument(string message) => new(400, ErrorCodes.BadArgument, message);
}
