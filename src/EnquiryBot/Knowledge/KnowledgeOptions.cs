using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Knowledge;

/// <summary>Settings under <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Seconds between two looks at the knowledge folder for changes; 0 means never.</summary>
    [Range(0, 86_400)]
    public int ReloadSeconds { get; set; } = 5;
}
