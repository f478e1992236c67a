namespace EnquiryBot.BotFramework;

/// <summary>Names of the HTTP clients.</summary>
internal static class BotFrameworkClients
{
    /// <summary>For the keys of the channels and the bot's own tokens.</summary>
    public const string Login = "BotFramework.Login";

    /// <summary>For the channels.</summary>
    public const string Connector = "BotFramework.Connector";
}
