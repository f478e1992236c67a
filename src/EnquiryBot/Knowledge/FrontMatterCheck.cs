using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;

namespace EnquiryBot.Knowledge;

/// <summary>Checks what the front matter of an article says.</summary>
internal static class FrontMatterCheck
{
    /// <summary>Checks what is the same for every council that shows the article.</summary>
    public static void Check(ArticleFile file, HouseFiles house, DateOnly today)
    {
        var map = file.FrontMatter;
        AskFor(map, file.Updated is not null, "updated", "the day when the text last changed");
        AskFor(map, file.LastChecked is not null, "lastChecked", "the day when somebody last found it true; citizens see it");
        AskFor(map, file.ReviewBy is not null, "reviewBy", "the day by which somebody must look at it again");
        AskFor(map, file.Service is not null, "service", "the LGSL code of its service");
        AskFor(map, file.Interactions.Count > 0, "interactions", "what it helps citizens to do, such as [find-out, apply]");
        AskFor(map, file.Contact is not null, "contact", "the queue for questions about it");
        AskFor(map, file.Owner is not null, "owner", "the team that owns the text");

        if (file.Service is { } service && house.Services.Find(service) is null)
        {
            map.Error("service", $"The LGSL code {service} is not in services.yaml.");
        }

        foreach (var interaction in file.Interactions.Where(i => !house.Services.InteractionIds.ContainsKey(i)))
        {
            map.Error("interactions", $"The interaction '{interaction}' is not in services.yaml.");
        }

        CheckDates(file, today);
        CheckSharing(file, house);
    }

    /// <summary>Checks what depends on the council that shows the article.</summary>
    public static void CheckShown(Article article, ArticleFile file, CouncilProfile council, ServiceCatalogue services)
    {
        var map = file.FrontMatter;
        if (article.Contact is { } contact && !council.Queues.Any(q => q.Id == contact))
        {
            map.Error("contact", $"{council.Id} has no queue '{contact}'. Its queues: {string.Join(", ", council.Queues.Select(q => q.Id))}.");
        }

        if (article.Service is { } code && services.Find(code) is { } service && !service.ProvidedBy.Contains(council.Tier))
        {
            map.Warning("service", $"{council.Id} does not run the service {code}: citizens who ask are sent to the council that does.");
        }

        if (!IsPageOf(council, article.Url))
        {
            map.Error("url", $"'{article.Url}' must be an https address on the website of {council.Id}, {council.Website[article.Language]}.");
        }
    }

    /// <summary>Whether an address is an https page of the council's website or a part of it, such as apply.alderbrook.example.</summary>
    public static bool IsPageOf(CouncilProfile council, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            return false;
        }

        return council.Website.Languages.Select(l => new Uri(council.Website[l]).Host)
            .Any(host => uri.Host == host || uri.Host.EndsWith($".{Bare(host)}", StringComparison.Ordinal) || uri.Host == Bare(host));
    }

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    private static void AskFor(YamlMap map, bool isThere, string field, string what)
    {
        // A field that is there but wrong has been reported.
        if (!isThere && !map.Has(field))
        {
            map.Warning(field, $"The field '{field}' is missing: {what}.");
        }
    }

    private static void CheckDates(ArticleFile file, DateOnly today)
    {
        if (file.ReviewBy < today)
        {
            file.FrontMatter.Error("reviewBy", $"The review date has passed: somebody must check the article and set 'lastChecked' and 'reviewBy'.");
        }

        if (file.LastChecked > today)
        {
            file.FrontMatter.Warning("lastChecked", $"'lastChecked' lies in the future.");
        }

        if (file.Updated > today)
        {
            file.FrontMatter.Warning("updated", $"'updated' lies in the future.");
        }
    }

    private static void CheckSharing(ArticleFile file, HouseFiles house)
    {
        var map = file.FrontMatter;
        if (file.Council is not null && file.Councils.Count > 0)
        {
            map.Error("councils", "Only a shared article has 'councils': this one belongs to the council of its folder.");
        }

        foreach (var unknown in file.Councils.Where(c => !house.Councils.Any(known => known.Id.Value == c)))
        {
            map.Error("councils", $"There is no council '{unknown}'.");
        }

        if (file.Overrides is not { } overridden)
        {
            return;
        }

        if (file.Council is null)
        {
            map.Error("overrides", "A shared article cannot replace another: 'overrides' belongs in a council's own article.");
        }
        else if (!house.Articles.Files.Any(f => f.Council is null && f.Id == overridden))
        {
            map.Error("overrides", $"There is no shared article '{overridden}' to replace.");
        }
    }
}
